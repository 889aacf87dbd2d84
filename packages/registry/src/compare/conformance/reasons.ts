const UNANCHORED =
  "A pattern without anchors that also matches nothing, `[a-z]*`, is found in every string: it refuses none.";
const CONTENT = "`contentEncoding` and `contentMediaType` say something about a string; validators do not assert them.";

/** Why nothing can break where the publisher of a case says that something does. Where something breaks, the witness is the reason. */
export const REASONS: Readonly<Record<string, string>> = {
  "apicurio/10": UNANCHORED,
  "apicurio/11": UNANCHORED,
  "apicurio/96": "The constant is a list and the type is string: both schemas accept nothing.",
  "apicurio/100": CONTENT,
  "apicurio/101": CONTENT,
  "apicurio/103": CONTENT,
  "apicurio/104": CONTENT,
  "apicurio/108":
    "`maxLength` lets everything through that is no string, and the other branch every string: both schemas accept everything.",
  "apicurio/117":
    "The longer bound makes the branches overlap on more strings, and `oneOf` refuses what two branches accept.",
  "apicurio/124": UNANCHORED,
  "apicurio/125": UNANCHORED,
  "apicurio/126": UNANCHORED,
  "jsoncompat/dependent_required_recursive_property_names":
    "The schema of names refers to itself at one value, which exhausts the validator: no property is ever accepted.",
  "jsoncompat/large_integer_enum_precision":
    "A literal beyond 2^53 is the number that a reader of JSON makes of it; here that is the same one.",
  "jsoncompat/recursive_allof_enum_not_empty":
    "The required value's schema refers to itself at one value, which exhausts the validator: no event is ever accepted.",
  "jsoncompat/unsupported_subset_pattern_properties_additional_fallback":
    "The only name that the emitting schema lets in is the control character U+0003, of which the receiving schema says nothing.",
};
