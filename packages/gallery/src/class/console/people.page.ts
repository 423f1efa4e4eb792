import type { Person } from "@decant/room/protocol";
import { listed } from "../../answers/text.ts";
import { one, write } from "../../site/dom.page.ts";

/** How many of those who look elsewhere are named. */
const MOST_NAMED = 3;

/** Who is in the room, in the order in which they came. */
export class People {
  readonly #people = new Map<string, { person: Person; item: HTMLElement }>();

  /** Takes everyone, in place of those before. */
  replace(people: readonly Person[]): void {
    this.#people.clear();
    one("[data-people]")?.replaceChildren();
    this.update(people);
  }

  /** Takes those who are new or changed. */
  update(changed: readonly Person[]): void {
    for (const person of changed) {
      const item = this.#people.get(person.id)?.item ?? newItem();
      this.#people.set(person.id, { person, item });
    }
  }

  /** Draws names as text, whatever is in them. */
  draw(isVoting: boolean): void {
    for (const { person, item } of this.#people.values()) {
      show(item, person, isVoting);
    }
    const people = [...this.#people.values()].map(({ person }) => person);
    write("[data-here-says]", sayHere(people, isVoting));
    write("[data-people-say]", sayOthers(people));
  }
}

function newItem(): HTMLElement {
  const item = document.createElement("li");
  one("[data-people]")?.append(item);
  return item;
}

function show(item: HTMLElement, person: Person, isVoting: boolean): void {
  const { name, here, looking, asks, voted, ready } = person;
  const isThinking = isVoting && here && !voted;
  item.hidden = !here && looking === null;
  item.className = [
    looking === null ? "" : "away",
    isThinking ? "thinking" : "",
    asks ? "asks" : "",
    ready ? "ready" : "",
  ].join(" ");
  item.textContent = name;
  const said = [
    looking === null ? "" : "looks elsewhere",
    isThinking ? "still thinking" : "",
    asks ? "has a question" : "",
    ready ? "is ready" : "",
  ].filter(Boolean);
  if (said.length === 0) return;
  const aside = document.createElement("span");
  aside.className = "vh";
  aside.textContent = `, ${listed(said)}`;
  item.append(aside);
}

function sayHere(people: readonly Person[], isVoting: boolean): string {
  const here = people.filter((person) => person.here);
  const thinking = here.filter(({ voted }) => !voted).length;
  const ready = here.filter((person) => person.ready).length;
  const count = String(here.length);
  if (isVoting && thinking > 0) return `${count}, ${thinking} still thinking`;
  return ready > 0 ? `${count}, ${ready} ready` : count;
}

function sayOthers(people: readonly Person[]): string {
  const asking = people.filter(({ asks, here }) => asks && here);
  const away = people.filter(({ looking }) => looking !== null);
  const named = away
    .slice(0, MOST_NAMED)
    .map(({ name, looking }) => `${name} looks at lesson ${numberOf(looking)}`);
  const more = away.length - named.length;
  return [
    asking.length > 0
      ? `${listed(nameSome(asking))} ${asking.length === 1 ? "has" : "have"} a question.`
      : "",
    named.length > 0
      ? `${listed([...named, ...(more > 0 ? [`${more} more look elsewhere`] : [])])}.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function nameSome(people: readonly Person[]): string[] {
  const names = people.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = people.length - names.length;
  return more > 0 ? [...names, `${more} more`] : names;
}

/** `11-sessions` is lesson 11. */
function numberOf(folder: string | null): string {
  return String(Number.parseInt(folder ?? "", 10) || "");
}
