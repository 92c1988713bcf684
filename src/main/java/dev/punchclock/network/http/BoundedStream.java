package dev.punchclock.network.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of another stream: what comes after so many bytes is not read. */
final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream whole, long length) {
        super(whole);
        left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = left == 0 ? -1 : super.read(into, from, (int) Math.min(left, length));
        left -= Math.max(read, 0);
        return read;
    }
}
