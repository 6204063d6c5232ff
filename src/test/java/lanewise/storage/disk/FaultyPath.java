package lanewise.storage.disk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Paths of a [FaultyDisk]: they look like the platform's and belong to the disk.
record FaultyPath(FaultyFileSystem fileSystem, Path plain) implements InvocationHandler {

  static Path of(FaultyFileSystem fileSystem, Path plain) {
    return (Path) Proxy.newProxyInstance(FaultyPath.class.getClassLoader(), new Class<?>[] {Path.class},
        new FaultyPath(fileSystem, plain));
  }

  /// The platform's path that looks the same.
  static Path plain(Path path) {
    return Proxy.isProxyClass(path.getClass()) && Proxy.getInvocationHandler(path) instanceof FaultyPath faulty
        ? faulty.plain
        : path;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getFileSystem" -> fileSystem;
      case "toRealPath" -> wrapped(plain.toAbsolutePath().normalize());
      case "toFile", "toUri", "register" -> throw new UnsupportedOperationException(method.getName());
      default -> wrapped(delegated(method, arguments));
    };
  }

  private Object delegated(Method method, Object[] arguments) throws Throwable {
    Object[] plainArguments = arguments == null ? null
        : Stream.of(arguments).map(one -> one instanceof Path path ? plain(path) : one).toArray();
    try {
      return method.invoke(plain, plainArguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object wrapped(Object result) {
    return switch (result) {
      case Path path -> of(fileSystem, path);
      case Iterator<?> names -> StreamSupport.stream(((Iterable<?>) () -> cast(names)).spliterator(), false)
          .map(this::wrapped).toList().iterator();
      case null, default -> result;
    };
  }

  @SuppressWarnings("unchecked")
  private static Iterator<Object> cast(Iterator<?> names) {
    return (Iterator<Object>) names;
  }
}
