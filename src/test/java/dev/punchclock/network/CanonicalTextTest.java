package dev.punchclock.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one text in two spellings, what could be one, and what is another. */
final class CanonicalTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            See https://münchen.example/straße         | See https://xn--mnchen-3ya.example/straße
            See https://straße.example/                | See https://xn--strae-oqa.example
            See https://straße.example/                | See https://strasse.example
            See https://例え.example                   | See https://XN--R8JZ45G.example
            See https://acme.example/über%20uns        | See https://acme.example/%C3%BCber%20uns
            See https://acme.example/a%2fb             | See https://acme.example/a%2Fb
            https://acme.example/?a=1&b=2              | https://acme.example/?a=1&amp;b=2
            https://acme.example/?a=1&b=2              | https://acme.example?a=1&amp;amp;b=2
            https://acme.example/?a='x'                | https://acme.example/?a=%27x&#39;
            https://acme.example:443/a                 | http://ACME.example/a/
            Read (https://acme.example/), it is new    | Read (https://acme.example), it is new
            It's "out" - now...                        | It’s “out” – now…
            It's out                                   | It&#x27;s out
            R&D says 1 < 2                             | R&amp;amp;D says 1 &lt; 2
            ❤️ and ☂                                    | ❤ and ☂️
            caf\u00e9                                  | cafe\u0301
            no\u00a0break                              | no break
            in\u200bvisible                            | invisible
            ﬁne № 5                                    | fine No 5
            """)
    void one_text_in_two_spellings(String one, String other) {
        assertThat(CanonicalText.of(one)).isEqualTo(CanonicalText.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Out now                        | Out soon
            https://acme.example/a         | https://acme.example/b
            https://acme.example/?a=1      | https://acme.example/?a=2
            https://acme.example:8443/a    | https://acme.example/a
            cafe                           | café
            It costs 100% less             | It costs 10% less
            """)
    void two_texts(String one, String other) {
        assertThat(CanonicalText.of(one)).isNotEqualTo(CanonicalText.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Our guide: https://acme.example/guide                  | Our guide: https://t.co/abc123
            Our bundle on small claims is out, come and see        | Our bundle on small claims …
            Come to our clinic on Monday, bring your letters       | Come to our clinic on Monday, bring letters
            🎉 https://acme.example/party                          | 👍 https://t.co/x
            会議は午後三時からです                                 | 会議は午後三時から
            Hurra!!! Wir sind da :-)                               | Hurra - wir sind da
            @team notes                                            | notes
            @team42 @dave_2 notes of May 5                         | notes of May 5
            @team https://acme.example/notes                       | https://t.co/abc123
            notes                                                  | our notes
            ISTANBUL OFISI ACIK                                    | istanbul ofisi açık
            İSTANBUL                                               | istanbul
            السلام عليكم ١٢٣ يوم                                   | السلام علیکم 123 یوم
            كتاب                                                   | کتاب
            مـدرسـة                                                | مدرسه
            आज १२ बजे                                               | आज 12 बजे
            ราคา ๑๒๓ บาท                                           | ราคา 123 บาท
            שָׁלוֹם                                                  | שלום
            Ещё                                                    | еще
            ﾊﾟﾝ                                                    | パン
            Đường phố                                              | duong pho
            Łódź 5                                                 | Lodz 5
            Smørrebrød                                             | Smorrebrod
            Straße                                                 | STRASSE
            Ο ΛΟΓΟΣ                                                | ο λόγος
            Wait…                                                  | Wait. . .
            می\u200cروم                                           | می روم
            Hawaiʻi                                                | Hawai'i
            안녕하세요                                               | 안녕하세요!
            """)
    void what_could_be_one(String one, String other) {
        assertThat(could(one, other)).isTrue();
        assertThat(could(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            The kettle is on              | Come to our stand at noon
            Version 1.4.0 is out          | Version 1.4.1 is out
            This is p1                    | This is p10
            Two                           | Two more things to say today
            The kettle is on              | 🎉
            会議は午後三時からです        | 明日は休みです
            @team notes                   | minutes
            @alice thanks                 | @bob notes
            @team notes 5                 | notes 6
            Out now                       | Out soon
            Day ١                         | Day 2
            ราคา ๑๒๓ บาท                  | ราคา 124 บาท
            كتاب                          | مدرسة
            Où                            | Ça
            안녕하세요                      | 감사합니다
            notes                         | Read the notes of our last meeting
            """)
    void what_is_another(String one, String other) {
        assertThat(could(one, other)).isFalse();
        assertThat(could(other, one)).isFalse();
    }

    private static boolean could(String one, String other) {
        return WordOverlap.many(CanonicalText.of(one), CanonicalText.of(other));
    }

    @Test
    void nonsense_stays_as_it_is() {
        assertThat(CanonicalText.of("100% %zz %e2%82 &#x110000; &nosuch; xn--! xn--99999999999 %"))
                .isEqualTo("100% %zz %e2%82 &#x110000; &nosuch; xn-! xn-99999999999 %");
        assertThat(Punycode.decode("99999999999999999999")).isEmpty();
        assertThat(Punycode.decode("mnchen-3ya")).contains("münchen");
    }
}
