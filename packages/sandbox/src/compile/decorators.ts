// Decorators as `experimentalDecorators` has them. Sucrase leaves them as they
// are, and does not know those of parameters.

import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/javascript";

/** What stands between two places becomes something else. */
type Change = readonly [from: number, until: number, by: string];

const IMPORT = 'import{__decorate as decorate_,__param as param_}from"tslib";';
const TYPESCRIPT = parser.configure({ dialect: "ts" });

/**
 * Writes the decorators of a file as calls of tslib, each in its place: lines
 * keep their numbers. Where TypeScript leaves static members to the end, they
 * are called in the order of the file.
 */
export function writeDecorators(text: string): string {
  const writer = new DecoratorWriter(text);
  TYPESCRIPT.parse(text).iterate({ enter: ({ node }) => writer.visit(node) });
  return writer.written();
}

class DecoratorWriter {
  readonly #text: string;
  readonly #changes: Change[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  visit(node: SyntaxNode): void {
    if (node.name === "ClassDeclaration") this.#writeClass(node);
    if (/^(?:Method|Property)Declaration$/.test(node.name))
      this.#writeMember(node);
  }

  written(): string {
    if (this.#changes.length === 0) return this.#text;
    let written = IMPORT;
    let done = 0;
    const inOrder = this.#changes.toSorted(([one], [other]) => one - other);
    for (const [from, until, by] of inOrder) {
      written += this.#text.slice(done, from) + by;
      done = until;
    }
    return written + this.#text.slice(done);
  }

  /** `@A() class B {}`: `const all_0=[A()]; class B {}B=decorate_([...all_0],B);` */
  #writeClass(node: SyntaxNode): void {
    const name = node.getChild("VariableDefinition");
    const body = node.getChild("ClassBody");
    if (!name || !body) return;
    const builder = body
      .getChildren("MethodDeclaration")
      .find((member) => this.#isBuilder(member));
    const all = builder ? this.#takeParameters(builder) : [];
    const decorators = decoratorsOf(node);
    if (decorators.length > 0) {
      all.unshift(`...all_${node.from}`);
      this.#wrap(decorators, `const all_${node.from}=[`, "];");
    }
    if (all.length === 0) return;
    const own = this.#slice(name);
    this.#insert(node.to, `${own}=decorate_([${all.join(",")}],${own});`);
  }

  /** `@A() b() {}`: `static{decorate_([A(),],this.prototype,"b",null)} b() {}` */
  #writeMember(node: SyntaxNode): void {
    const name = node.getChild("PropertyDefinition");
    // A constructor's parameters belong to its class.
    if (!name || this.#isBuilder(node)) return;
    const decorators = node.getChildren("Decorator");
    const parameters = this.#takeParameters(node);
    if (decorators.length + parameters.length === 0) return;
    const rest = [
      `${parameters.join(",")}]`,
      node.getChild("static") ? "this" : "this.prototype",
      JSON.stringify(this.#slice(name)),
      node.name === "MethodDeclaration" ? "null" : "void 0",
    ].join(",");
    const before = "static{decorate_([";
    if (decorators.length > 0) this.#wrap(decorators, before, `,${rest})}`);
    else this.#insert(node.from, `${before}${rest})}`);
  }

  /** Makes one list of decorators, where they stand. */
  #wrap(decorators: readonly SyntaxNode[], before: string, after: string) {
    for (const [index, { from }] of decorators.entries()) {
      this.#changes.push([from, from + 1, index === 0 ? before : ","]);
    }
    const last = decorators.at(-1);
    if (last) this.#insert(last.from + this.#slice(last).length, after);
  }

  /** Takes the decorators of a method's parameters out, and gives calls. */
  #takeParameters(method: SyntaxNode): string[] {
    const calls: string[] = [];
    let index = 0;
    const list = method.getChild("ParamList")?.firstChild;
    for (let node = list; node; node = node.nextSibling) {
      if (node.name === ",") index += 1;
      if (node.name !== "Decorator") continue;
      calls.push(`param_(${index},${this.#slice(node).slice(1)})`);
      this.#changes.push([node.from, node.to, ""]);
    }
    return calls;
  }

  #isBuilder(member: SyntaxNode): boolean {
    const name = member.getChild("PropertyDefinition");
    return name !== null && this.#slice(name) === "constructor";
  }

  #slice({ from, to }: SyntaxNode): string {
    return this.#text.slice(from, to).trimEnd();
  }

  #insert(at: number, text: string): void {
    this.#changes.push([at, at, text]);
  }
}

/** Those before `export` are read as a class that has nothing else. */
function decoratorsOf(node: SyntaxNode): SyntaxNode[] {
  if (node.parent?.name !== "ExportDeclaration") {
    return node.getChildren("Decorator");
  }
  const before = node.parent.prevSibling;
  const isRest =
    before?.name === "ClassDeclaration" && !before.getChild("ClassBody");
  return isRest ? before.getChildren("Decorator") : [];
}
