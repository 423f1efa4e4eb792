export type Place = "left" | "right";
export const PLACES = ["left", "right"] as const;

/** All parts of a file, and none. */
export const ALL = "*";
export const NONE = "-";

export function isPlace(text: string | undefined): text is Place {
  return text === "left" || text === "right";
}

/** What the address says of one hand; empty for what it does not say. */
export interface Wish {
  /** `folder:side`. */
  readonly side: string;
  /** A path within the lesson. */
  readonly file: string;
  /**
   * The open parts, with commas between: a region's name, or `L17` for the
   * part that has line 17; `*` for all, `-` for none.
   */
  readonly region: string;
  /** A request's name. */
  readonly request: string;
}

/** What an address says of both hands. */
export type Wishes = Readonly<Record<Place, Wish>>;

/**
 * Reads what an address says.
 *
 * @param value - gives a parameter of its query; only a text counts
 */
export function readWishes(value: (name: string) => unknown): Wishes {
  const text = (name: string) => {
    const found = value(name);
    return typeof found === "string" ? found : "";
  };
  const wish = (place: Place): Wish => ({
    side: text(place),
    file: text(`${place}File`),
    region: text(`${place}Region`),
    request: text(`${place}Request`),
  });
  return { left: wish("left"), right: wish("right") };
}

/** The address that says it. */
export function addressOf(wishes: Wishes): string {
  const query = new URLSearchParams();
  for (const place of PLACES) {
    const { side, file, region, request } = wishes[place];
    if (side) query.set(place, side);
    if (file) query.set(`${place}File`, file);
    if (region) query.set(`${place}Region`, region);
    if (request) query.set(`${place}Request`, request);
  }
  const text = query.toString();
  return `/compare?${text.replaceAll("%3A", ":").replaceAll("%2F", "/")}`;
}
