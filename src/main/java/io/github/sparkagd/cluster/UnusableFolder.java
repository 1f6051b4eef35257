package io.github.sparkagd.cluster;

/** A folder that cannot be used from where it was tried: by another machine or with other settings it may be. */
public final class UnusableFolder extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusableFolder(String message, Throwable cause) {
        super(message, cause);
    }
}
