/**
 * Characters that a file with a schema may have: about a thousand properties. EventBridge's schema registry takes 100,000
 * of a document, and Ajv's code overflows the stack at about 1,500 properties (tried: 290,000 characters).
 */
export const SCHEMA_CHARACTERS = 200_000;
