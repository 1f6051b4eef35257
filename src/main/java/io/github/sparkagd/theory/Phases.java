package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;

/**
 * The phases in which aligned gradient descent accelerates (§4.3).
 *
 * <p>A phase is a local maximum of ⟨Ŷ,E⟩ at the ends of iterations that is above 1 % of the largest.
 */
public final class Phases {
    private static final double SHARE = 0.01;

    private Phases() {}

    /**
     * The iterations at which phases have their height.
     *
     * @param alignments ⟨Ŷ,E⟩/n at the ends of iterations 0, 1, 2, …
     * @return the peaks, rising
     */
    public static List<Integer> peaks(Vec alignments) {
        double largest = 0;
        for (int t = 0; t < alignments.size(); t++) {
            largest = Math.max(largest, alignments.get(t));
        }
        List<Integer> peaks = new ArrayList<>();
        for (int t = 1; t + 1 < alignments.size(); t++) {
            double here = alignments.get(t);
            boolean top = here > alignments.get(t - 1) && here >= alignments.get(t + 1);
            if (top && here > SHARE * largest) {
                peaks.add(t);
            }
        }
        return peaks;
    }
}
