export { cardsOf, makeCards } from "./make-cards.ts";
