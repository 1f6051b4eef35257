package io.github.sparkagd.cluster;

import io.github.sparkagd.settings.Refusal;

/** A folder that cannot be used from where it was tried: by another machine or with other settings it may be. */
public final class UnusableFolder extends Refusal {
    private static final long serialVersionUID = 1L;

    UnusableFolder(Throwable cause, String template, Object... arguments) {
        super(cause, template, arguments);
    }
}
