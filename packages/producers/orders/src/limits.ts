// What an order may hold; each is the most that schemas/orders lets its event carry.

/** Lines of one order. */
export const MAX_LINES = 500;

/** Pieces of one article on a line. */
export const MAX_QUANTITY = 100_000;

/** UTF-16 units, as the next two. */
export const MAX_SKU_CHARACTERS = 64;
export const MAX_TITLE_CHARACTERS = 500;
export const MAX_NOTE_CHARACTERS = 2000;
export const MAX_USER_ID_CHARACTERS = 128;
