import { NAMESPACES, type ToProjector } from "@decant/room/protocol";
import { one } from "../../site/dom.page.ts";
import { watchKeys, watchKeysList } from "../../site/keys.page.ts";
import { connect } from "../connect.page.ts";
import { openChannel } from "../screen/channel.page.ts";
import { LITTLE, Wall } from "../screen/wall.page.ts";

const wall = new Wall(document.body);
const [large, over] = [one("[data-large]"), one("[data-over]")];

function say(sentence: string | null): void {
  if (!over) return;
  over.textContent = sentence;
  over.hidden = sentence === null;
}

const socket = connect<object, ToProjector>(NAMESPACES.projector, () => ({}), {
  connected: (is) =>
    say(is ? null : "Connection lost. It comes back by itself."),
  refused: say,
});
socket.on("state", ({ shown, count, notice }) => {
  wall.count(count);
  wall.show(shown);
  say(notice);
});
socket.on("shown", (shown) => wall.show(shown));
socket.on("count", (count) => wall.count(count));
socket.on("notice", say);
let isOver = false;
socket.on("ended", (sentence) => {
  socket.close();
  say(sentence);
  isOver = true;
});
socket.connect();

const showLarge = (is: boolean) => {
  if (large) large.hidden = !is;
};
const tellConsole = openChannel((message) => {
  // The class may be another one, with another code.
  if (message.kind === "opened" && isOver) location.reload();
  if (message.kind === "large") showLarge(message.is);
  if (message.kind === "scroll") wall.scroll(message.by);
  if (message.kind === "turn") wall.turn();
  if (message.kind === "live") wall.answered(message.of, message.panels);
});
tellConsole({ kind: "hello" });

watchKeysList();
watchKeys({
  q: () => showLarge(large?.hidden === true),
  o: () => wall.turn(),
  ArrowDown: () => wall.scroll(LITTLE),
  ArrowUp: () => wall.scroll(-LITTLE),
});
