package dev.punchclock.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountKeyTest {
    @ParameterizedTest
    @CsvSource({
        "https://Social.example,x https://social.example dave",
        "https://social.example/,x https://social.example dave",
        "https://social.example//,x https://social.example dave",
        "https://social.example/Team/,x https://social.example/team dave",
        ",x dave"
    })
    void slashes_at_the_end_of_a_server_and_its_letters_make_no_other_account(URI server, String key) {
        assertThat(AccountKey.of("x", server, "dave").value()).isEqualTo(key);
    }
}
