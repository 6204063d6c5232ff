package lanewise.chart;

import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/// Writes the whole power of ten that a place on a logarithmic axis stands for: `-2` as `0.01`.
final class PowerFormat extends NumberFormat {

  @Override
  public StringBuffer format(double exponent, StringBuffer text, FieldPosition position) {
    return text.append(BigDecimal.ONE.scaleByPowerOfTen((int) Math.rint(exponent)).toPlainString());
  }

  @Override
  public StringBuffer format(long exponent, StringBuffer text, FieldPosition position) {
    return format((double) exponent, text, position);
  }

  @Override
  public Number parse(String text, ParsePosition position) {
    throw new UnsupportedOperationException("only for axes");
  }
}
