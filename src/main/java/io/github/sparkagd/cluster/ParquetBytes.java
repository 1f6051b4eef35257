package io.github.sparkagd.cluster;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/** A parquet file in memory, for files of one row. */
final class ParquetBytes implements OutputFile, InputFile {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private byte[] bytes;

    /** A file to write. */
    ParquetBytes() {
        this(new byte[0]);
    }

    /** A file to read. */
    ParquetBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What was written. */
    byte[] content() {
        return written.toByteArray();
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new DelegatingPositionOutputStream(written) {
            @Override
            public long getPos() {
                return written.size();
            }
        };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    @Override
    public long getLength() {
        return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
        return new Reading(ByteBuffer.wrap(bytes));
    }

    private static final class Reading extends SeekableInputStream {
        private final ByteBuffer left;

        Reading(ByteBuffer left) {
            this.left = left;
        }

        @Override
        public long getPos() {
            return left.position();
        }

        @Override
        public void seek(long position) throws EOFException {
            if (position < 0 || position > left.limit()) {
                throw new EOFException("no byte " + position + " in " + left.limit());
            }
            left.position((int) position);
        }

        @Override
        public int read() {
            return left.hasRemaining() ? left.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int start, int length) {
            return read(ByteBuffer.wrap(target, start, length));
        }

        @Override
        public int read(ByteBuffer target) {
            int length = Math.min(target.remaining(), left.remaining());
            if (length == 0) {
                return target.hasRemaining() ? -1 : 0;
            }
            target.put(left.slice().limit(length));
            left.position(left.position() + length);
            return length;
        }

        @Override
        public void readFully(byte[] target) throws EOFException {
            readFully(target, 0, target.length);
        }

        @Override
        public void readFully(byte[] target, int start, int length) throws EOFException {
            require(length);
            left.get(target, start, length);
        }

        @Override
        public void readFully(ByteBuffer target) throws EOFException {
            require(target.remaining());
            read(target);
        }

        private void require(int length) throws EOFException {
            if (length > left.remaining()) {
                throw new EOFException(length + " bytes are wanted, " + left.remaining() + " left");
            }
        }
    }
}
