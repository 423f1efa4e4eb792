/** No lesson has as many of anything. */
export const MOST = 200;
/** No name in a lesson is as long. */
export const LONGEST = 200;
/** No deck has as many cards. */
export const MOST_CARDS = 5000;
/** So many mock interviews are kept. */
export const MOST_MOCKS = 50;
/** Nobody learns more new cards in a day. */
export const MOST_NEW_A_DAY = 1000;
/** A file of progress is not larger, in characters. */
export const LARGEST = 2_000_000;
