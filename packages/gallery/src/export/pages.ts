import {
  html,
  parse,
  serialize,
  type DefaultTreeAdapterTypes as Tree,
} from "parse5";

type Element = Tree.Element;

/** Attributes that hold an address; those of data are fetched as they are. */
const ADDRESSES = new Set([
  "href",
  "src",
  "action",
  "formaction",
  "data-answers",
  "data-copy",
  "data-edit-style",
  "data-hovers",
  "data-source",
]);

/** What every page of an exported site says. */
export interface PageFrame {
  /** `/decant/` */
  readonly base: string;
  /** The content security policy. */
  readonly policy: string;
  /** What only the pages of an exported site do. */
  readonly script: string;
  /** Further attributes of the page. */
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Makes a page of the gallery one that a static host can give out.
 *
 * @param move - gives an address of the gallery its address in the site
 */
export function exportPage(
  text: string,
  frame: PageFrame,
  move: (address: string) => string,
): string {
  const document = parse(text);
  for (const element of elementsIn(document)) {
    dropWhatNeedsServer(element);
    moveAddresses(element, move);
    if (element.tagName === "html") {
      const { base, facts } = frame;
      for (const [name, value] of Object.entries({
        "data-base": base,
        ...facts,
      }))
        set(element, name, value);
    }
    if (element.tagName === "head") fillHead(element, frame);
  }
  return serialize(document);
}

/** A link to a page of the gallery, in HTML; lessons have no such addresses. */
const LINK = /href="(\/(?:lessons|compare|revise|differences|class)\b[^"]*)"/g;

/** Moves the links in HTML that stands in JSON; what was recorded has none. */
export function exportJson(
  text: string,
  move: (address: string) => string,
): string {
  const moveLink = (_: string, address: string) => {
    const moved = move(address.replaceAll("&amp;", "&"));
    return `href="${moved.replaceAll("&", "&amp;")}"`;
  };
  return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll(LINK, moveLink) : value,
  );
}

function elementsIn({ childNodes }: Tree.ParentNode): Element[] {
  return childNodes.flatMap((node) => {
    if (!("tagName" in node)) return [];
    return [node, ...elementsIn("content" in node ? node.content : node)];
  });
}

function moveAddresses(
  { attrs }: Element,
  move: (address: string) => string,
): void {
  for (const attribute of attrs) {
    const { name, value } = attribute;
    if (ADDRESSES.has(name) && /^\/(?!\/)/.test(value)) {
      attribute.value = move(value);
    }
  }
}

/** A policy in the page cannot say who may frame it. */
function fillHead(head: Element, { policy, script }: PageFrame): void {
  const content = policy.replace(/;? *frame-ancestors[^;]*/, "");
  const meta = make("meta", {
    "http-equiv": "Content-Security-Policy",
    content,
  });
  head.childNodes.splice(1, 0, adopt(meta, head));
  head.childNodes.push(
    adopt(make("script", { type: "module", src: script }), head),
  );
}

/** No static host answers a form: a script does, or the button goes. */
function dropWhatNeedsServer(element: Element): void {
  const { tagName, parentNode } = element;
  if (tagName === "form") {
    if (get(element, "role") === "search") addClass(element, "needs-js");
    if (get(element, "method") === "post") drop(element, ["method", "action"]);
  }
  if (tagName !== "button") return;
  drop(element, ["formmethod", "formaction"]);
  if (get(element, "type") === "button") return;
  if (!hasClass(element, "no-js")) addClass(element, "needs-js");
  else if (parentNode) {
    parentNode.childNodes = parentNode.childNodes.filter(
      (child) => child !== element,
    );
  }
}

function make(tagName: string, attributes: Record<string, string>): Element {
  return {
    nodeName: tagName,
    tagName,
    attrs: Object.entries(attributes).map(([name, value]) => ({ name, value })),
    namespaceURI: html.NS.HTML,
    childNodes: [],
    parentNode: null,
  };
}

function adopt<Node extends Tree.ChildNode>(
  node: Node,
  parent: Tree.ParentNode,
): Node {
  node.parentNode = parent;
  return node;
}

function get({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

function set(element: Element, name: string, value: string): void {
  drop(element, [name]);
  element.attrs.push({ name, value });
}

function drop(element: Element, names: readonly string[]): void {
  element.attrs = element.attrs.filter(({ name }) => !names.includes(name));
}

function hasClass(element: Element, name: string): boolean {
  return (get(element, "class") ?? "").split(/\s+/).includes(name);
}

function addClass(element: Element, name: string): void {
  set(element, "class", `${get(element, "class") ?? ""} ${name}`.trim());
}
