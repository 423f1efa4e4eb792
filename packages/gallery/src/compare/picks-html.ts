import { type Hand, regionsOf } from "./choice.ts";
import { escape } from "./html.ts";
import { ALL, NONE } from "./wish.ts";

/** The files of a side. */
export function fileOptions({ side, file }: Hand): string {
  return side.files
    .map(({ path, tab }) => option(path, tab, path === file.path))
    .join("");
}

/** The named parts of a file, and what is open where it is none of them. */
export function regionOptions({ file, region, open }: Hand): string {
  const named = regionsOf(file).map((name) => {
    const part = file.parts.find(({ regions }) => regions[0] === name);
    const number = part ? `${part.number} ` : "";
    return [name, `${number}${name.replaceAll("-", " ")}`] as const;
  });
  const all = [...named, [ALL, "all parts"], [NONE, "no part"]] as const;
  const [first] = open;
  const label = open.size === 1 ? first?.label : `${open.size} parts`;
  const isOther = all.every(([value]) => value !== region);
  return [...(isOther ? [[region, label ?? ""] as const] : []), ...all]
    .map(([value, text]) => option(value, text, value === region))
    .join("");
}

/** The requests of a lesson, in their order. */
export function requestOptions({ lesson, request }: Hand): string {
  return lesson.requests
    .map(({ name, wire }, index) =>
      option(name, `${index + 1} ${name}: ${wire}`, name === request),
    )
    .join("");
}

/** What the picker says when it is closed. */
export function pickedText({ lesson, side }: Hand): string {
  return `${lesson.name}, ${side.label}`;
}

function option(value: string, text: string, selected: boolean): string {
  return `<option value="${escape(value)}"${selected ? " selected" : ""}>${escape(text)}</option>`;
}
