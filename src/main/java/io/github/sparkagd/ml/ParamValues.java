package io.github.sparkagd.ml;

import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.settings.Setting;
import io.github.sparkagd.settings.SettingValues;
import io.github.sparkagd.train.TrainSettings;
import java.util.List;
import org.apache.spark.ml.param.Param;

/** What the params of an estimator say. */
final class ParamValues implements SettingValues {
    private final DeepLinearParams params;

    ParamValues(DeepLinearParams params) {
        this.params = params;
    }

    @Override
    public <T> List<T> all(Setting<T> setting) {
        if (setting.equals(TrainSettings.LEARNING_RATE) && params.isDefined(params.stepSize())) {
            return List.of(setting.kind().type().cast(stepSize()));
        }
        Param<?> param = params.getParam(setting.param());
        if (setting.equals(TrainSettings.INITIAL_MODEL) || !params.isDefined(param)) {
            return List.of();
        }
        T value = setting.kind().type().cast(params.getOrDefault(param));
        return List.of(setting.require(value));
    }

    /** Spark's name for a rate that is a number. */
    private String stepSize() {
        Refusal.unless(
                !params.isSet(params.learningRate()),
                "stepSize and {learning-rate} are both set, and both say the rate. Maybe clear one of them.");
        double rate = (Double) params.getOrDefault(params.stepSize());
        Refusal.unless(rate > 0 && Double.isFinite(rate), "stepSize must be positive and finite, got " + rate);
        return Double.toString(rate);
    }
}
