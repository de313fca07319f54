const ASCII = Array.from({ length: 0x7f - 0x20 }, (_, place) => String.fromCharCode(0x20 + place)).join("");

const PORTUGUESE = "áàâãéêíóôõúüçÁÀÂÃÉÊÍÓÔÕÚÜÇ";

/** Marks that sentences and figures of ours are written with: the minus of a loss, dashes, quotes, ages, times and keys. */
const MARKS = "\u00a0\u2009−–—‘’“”•·…×‹›«»€±½ªº°§↑↓";

/** What no letter is drawn for: an arrow is a drawing in the interface, and a narrow space is a space. */
export const DRAWN_WITHOUT_LETTERS = "→\u202f";

/** Every character that a page of ours is written with in either language; the font of the pages holds these and no other. */
export const CHARACTERS = `${ASCII}${PORTUGUESE}${MARKS}`;
