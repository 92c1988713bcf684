package dev.punchclock.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.punchclock.problem.EscapedText;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Where the log goes, and how its lines look. Logback is told all of it here: no file, nothing from the environment. */
public final class LogOutput {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ENGLISH);

    private LogOutput() {}

    /** What Logback does before it is told: it says nothing and looks for nothing. Found by {@code ServiceLoader}. */
    public static final class Silent extends ContextAwareBase implements Configurator {
        @Override
        public ExecutionStatus configure(LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        }
    }

    /** Lines for people; libraries are heard from {@code WARN} on. */
    public static Logger human(OutputStream to, InstantSource clock, ZoneId zone) {
        return open(to, encoder(new Human(() -> TIME.format(clock.instant().atZone(zone)) + "  ")));
    }

    /** Lines for people, where somebody else notes the time: the journal. */
    public static Logger withoutTime(OutputStream to) {
        return open(to, encoder(new Human(() -> "")));
    }

    /** One JSON object a line. */
    public static Logger json(OutputStream to, InstantSource clock) {
        return open(to, new Json(clock));
    }

    /** From which level on libraries are heard, for who looks for a fault: {@code trace}. Else, and usually, {@code WARN}. */
    public static void hearLibraries(String level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.toLevel(level, Level.WARN));
    }

    private static Logger open(OutputStream to, Encoder<ILoggingEvent> encoder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(to);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        ch.qos.logback.classic.Logger own = context.getLogger("punchclock");
        own.setLevel(Level.INFO);
        return own;
    }

    private static Encoder<ILoggingEvent> encoder(Human layout) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        layout.start();
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    private interface Beginning {
        String now();
    }

    private static final class Human extends LayoutBase<ILoggingEvent> {
        private final ThrowableProxyConverter stack = new ThrowableProxyConverter();
        private final Beginning beginning;

        Human(Beginning beginning) {
            this.beginning = beginning;
        }

        @Override
        public void start() {
            stack.start();
            super.start();
        }

        @Override
        public String doLayout(ILoggingEvent event) {
            String trace = stack.convert(event)
                    .lines()
                    .map(line -> "    " + EscapedText.line(line.strip()) + "\n")
                    .collect(Collectors.joining());
            return beginning.now() + EscapedText.line(event.getFormattedMessage()) + "\n" + trace;
        }
    }

    /** Flat objects, by the daemon's own clock; Logback's would nest what we say, and say the time in milliseconds. */
    private static final class Json extends JsonEncoder {
        private final InstantSource clock;

        Json(InstantSource clock) {
            this.clock = clock;
            setWithSequenceNumber(false);
            setWithTimestamp(false);
            setWithNanoseconds(false);
            setWithThreadName(false);
            setWithLoggerName(false);
            setWithContext(false);
            setWithMarkers(false);
            setWithMDC(false);
            setWithKVPList(false);
            setWithMessage(false);
            setWithFormattedMessage(false);
            setWithArguments(false);
        }

        @Override
        protected void appendCustomFields(StringBuilder line, ILoggingEvent event) {
            field(line, "at", clock.instant().toString());
            field(line, "message", event.getFormattedMessage());
            if (event.getKeyValuePairs() != null) {
                for (KeyValuePair pair : event.getKeyValuePairs()) {
                    field(line, pair.key, String.valueOf(pair.value));
                }
            }
        }

        private static void field(StringBuilder line, String name, String value) {
            if (!value.isEmpty()) {
                line.append(",\"")
                        .append(name)
                        .append("\":\"")
                        .append(JsonEscapeUtil.jsonEscapeString(value))
                        .append('"');
            }
        }
    }
}
