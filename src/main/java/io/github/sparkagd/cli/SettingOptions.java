package io.github.sparkagd.cli;

import io.github.sparkagd.settings.Kind;
import io.github.sparkagd.settings.Setting;
import io.github.sparkagd.settings.SettingValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** Settings as options of a command. */
final class SettingOptions implements SettingValues {
    private final Section section;
    private final List<Setting<?>> settings;
    private final Map<Setting<?>, Object> given = new HashMap<>();

    /** @param section of the help under which they stand */
    SettingOptions(Section section, List<Setting<?>> settings) {
        this.section = section;
        this.settings = settings;
    }

    Section section() {
        return section;
    }

    void addTo(CommandSpec command) {
        settings.forEach(setting -> command.addOption(option(setting)));
    }

    private OptionSpec option(Setting<?> setting) {
        Kind<?> kind = setting.kind();
        Binding binding = new Binding(setting);
        OptionSpec.Builder option = OptionSpec.builder("--" + setting.option())
                .userObject(this)
                .description(help(setting))
                .getter(binding)
                .setter(binding);
        setting.byDefault().ifPresent(value -> option.defaultValue(value.toString()));
        if (kind.type() == Boolean.class) {
            return option.type(boolean.class).arity("0").build();
        }
        if (!kind.words().isEmpty()) {
            option.completionCandidates(kind.words());
        }
        option.paramLabel(kind.placeholder()).arity("1");
        Class<?> type = kind.duration() ? String.class : kind.type();
        return kind.several()
                ? option.type(List.class).auxiliaryTypes(type).splitRegex(",").build()
                : option.type(type).build();
    }

    private static String help(Setting<?> setting) {
        String text = setting.help() + (setting.kind().several() ? "; a comma list for several" : "");
        boolean shown = setting.byDefault().isPresent() && setting.kind().type() != Boolean.class;
        return text.replace("%", "%%") + (shown ? ". Default: ${DEFAULT-VALUE}" : "");
    }

    /** Where picocli keeps a value. */
    private final class Binding implements IGetter, ISetter {
        private final Setting<?> setting;

        Binding(Setting<?> setting) {
            this.setting = setting;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as picocli has put it
        public <T> T get() {
            return (T) given.get(setting);
        }

        @Override
        public <T> T set(T value) {
            T before = get();
            given.put(setting, value);
            return before;
        }
    }

    @Override
    public <T> List<T> all(Setting<T> setting) {
        Object value = given.get(setting);
        if (value == null) {
            return List.of();
        }
        List<?> several = value instanceof List<?> list ? list : List.of(value);
        if (several.isEmpty()) {
            throw setting.empty();
        }
        return several.stream()
                .map(each -> setting.require(typed(setting, each)))
                .toList();
    }

    private static <T> T typed(Setting<T> setting, Object value) {
        Object typed = setting.kind().duration()
                ? (Object) (OptionValues.duration("--" + setting.option(), (String) value)
                                .toNanos()
                        * 1e-9)
                : value;
        return setting.kind().type().cast(typed);
    }
}
