package dev.punchclock.network.http;

import dev.punchclock.hours.TimeFormat;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One request under way. Notes status and headers as they come: they count even when the body is cut off. */
final class HttpExchange implements BodyHandler<byte[]> {
    private final String network;
    private final HttpCall call;
    private final String host;
    private final Runnable stayingOpen;
    private volatile @Nullable ResponseInfo head;

    /**
     * @param network as messages name it
     * @param stayingOpen run when the server is not going to close the connection, before another could use it
     */
    HttpExchange(String network, HttpCall call, Runnable stayingOpen) {
        this.network = network;
        this.call = call;
        host = call.uri().getHost();
        this.stayingOpen = stayingOpen;
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo info) {
        head = info;
        if (!info.headers().firstValue("connection").orElse("").equalsIgnoreCase("close")) { // as the JDK asks it
            stayingOpen.run();
        }
        return new CappedBody(call.longestAnswer());
    }

    /** Waits, at most as long as the deadline allows; then the exchange is cancelled and its connection closed. */
    HttpResult await(CompletableFuture<HttpResponse<byte[]>> future, Duration deadline) {
        try {
            HttpResponse<byte[]> response = future.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            byte[] bytes = response.body();
            // The JDK hands over a proxy's 407 without any.
            String body = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
            return new HttpResult.Answered(new HttpAnswer(response.statusCode(), response.headers(), body));
        } catch (TimeoutException e) {
            future.cancel(true);
            return cutOff(network + " did not answer within " + TimeFormat.duration(deadline));
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return cutOff("punchclock was stopped before " + network + " answered");
        } catch (CancellationException e) {
            return cutOff("the request was ended before " + network + " answered");
        } catch (ExecutionException e) {
            String unreached = unreached(e);
            return unreached.isEmpty() || head != null
                    ? cutOff("the connection to " + network + " broke before it answered")
                    : new HttpResult.NotReached(unreached);
        }
    }

    private HttpResult cutOff(String why) {
        ResponseInfo known = head;
        return known == null
                ? new HttpResult.Lost(why)
                : new HttpResult.Answered(new HttpAnswer(known.statusCode(), known.headers(), ""));
    }

    /** Why nothing can have left this machine; empty when something may have. */
    private String unreached(Throwable failure) {
        if (isFrom(failure, HttpConnectTimeoutException.class)) {
            return host + " did not take the connection in time";
        }
        if (isFrom(failure, UnresolvedAddressException.class) || isFrom(failure, UnknownHostException.class)) {
            return "there is no way to " + host + ": its address was not found";
        }
        if (isFrom(failure, SSLHandshakeException.class)) {
            return "there is no secure connection to " + host;
        }
        if (isTunnelFailure(failure)) {
            return "a proxy on the way to " + host + " does not let it through";
        }
        boolean refused = isFrom(failure, ConnectException.class) || isFrom(failure, NoRouteToHostException.class);
        return refused ? host + " is out of reach" : "";
    }

    private static boolean isFrom(Throwable failure, Class<? extends Exception> kind) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** The JDK has no type for it; should its words change, the outcome becomes unknown, which is true as well. */
    private static boolean isTunnelFailure(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException && String.valueOf(t.getMessage()).startsWith("Tunnel failed")) {
                return true;
            }
        }
        return false;
    }

    /** What is thrown into an exchange whose answer is longer than it may be. */
    static IOException tooLong() {
        return new IOException("the answer is too long");
    }
}
