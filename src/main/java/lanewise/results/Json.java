package lanewise.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;

/// Records as JSON and back. Non-finite numbers, which JSON does not have, are the strings `"NaN"`, `"Infinity"` and
/// `"-Infinity"`; an empty optional is `null`.
public final class Json {

  private static final Gson COMPACT = builder().create();
  private static final Gson PRETTY = builder().setPrettyPrinting().create();

  private Json() {}

  /// One line, without a line end.
  public static String line(Object value) {
    return COMPACT.toJson(value);
  }

  /// Indented text that ends with a line end.
  public static String pretty(Object value) {
    return PRETTY.toJson(value) + "\n";
  }

  /// @throws JsonParseException if `json` is not JSON, or not of that type
  public static <T> T read(String json, Class<T> type) {
    T value = COMPACT.fromJson(json, type);
    if (value == null) {
      throw new JsonParseException("no JSON value in '" + json + "'");
    }
    return value;
  }

  /// A record that has type parameters.
  ///
  /// @param arguments what stands for the type parameters
  /// @throws JsonParseException if `json` is not JSON, or not of that type
  @SuppressWarnings("unchecked") // The caller names the same arguments in the type that it expects.
  public static <T> T read(String json, Class<? super T> type, Class<?>... arguments) {
    T value = (T) COMPACT.fromJson(json, TypeToken.getParameterized(type, arguments));
    if (value == null) {
      throw new JsonParseException("no JSON value in '" + json + "'");
    }
    return value;
  }

  private static GsonBuilder builder() {
    return new GsonBuilder()
        .disableHtmlEscaping()
        .serializeNulls()
        .registerTypeAdapter(double.class, new Real())
        .registerTypeAdapter(Double.class, new Real())
        .registerTypeAdapterFactory(new OptionalFactory());
  }

  private static final class Real extends TypeAdapter<Double> {
    @Override
    public void write(JsonWriter out, Double value) throws IOException {
      if (Double.isFinite(value)) {
        out.value(value);
      } else {
        out.value(Double.toString(value));
      }
    }

    @Override
    public Double read(JsonReader in) throws IOException {
      return Double.parseDouble(in.nextString());
    }
  }

  private static final class OptionalFactory implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked") // T is Optional<?> here, and its argument is what `content` reads and writes
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      return type.getRawType() == Optional.class && type.getType() instanceof ParameterizedType optional
          ? (TypeAdapter<T>) of(gson.getAdapter(TypeToken.get(optional.getActualTypeArguments()[0])))
          : null;
    }

    private static <C> TypeAdapter<Optional<C>> of(TypeAdapter<C> content) {
      return new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, Optional<C> value) throws IOException {
          if (value.isPresent()) {
            content.write(out, value.get());
          } else {
            out.nullValue();
          }
        }

        @Override
        public Optional<C> read(JsonReader in) throws IOException {
          if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return Optional.empty();
          }
          return Optional.of(content.read(in));
        }
      };
    }
  }
}
