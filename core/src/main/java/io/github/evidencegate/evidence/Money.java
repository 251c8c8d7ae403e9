package io.github.evidencegate.evidence;

/**
 * An amount of money.
 *
 * @param currency three capital letters of ISO 4217
 * @param micros millionths of one unit of the currency, because tokens cost less than a cent
 */
public record Money(String currency, long micros) {
    /** Refuses what is no currency, and a debt. */
    public Money {
        if (!currency.matches("[A-Z]{3}") || micros < 0) {
            throw new IllegalArgumentException("not an amount: " + micros + " " + currency);
        }
    }
}
