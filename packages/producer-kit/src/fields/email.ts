import { textLike } from "./text.ts";

/** A path may be 256 characters between its angle brackets (RFC 5321, 4.5.3.1.3), so an address 254. */
const MAX_CHARACTERS = 254;

/**
 * The dot-atom form of RFC 5322 with a domain of at least two labels: what JSON Schema's format `email` takes as well, so
 * that no address gets in here and is refused when its event is published.
 */
const EMAIL =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?\.)+[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?$/;

/** An e-mail address. */
export const email = textLike(EMAIL, MAX_CHARACTERS, "an e-mail address such as ada@example.com");
