import { one } from "../site/dom.page.ts";

// Shows the pitfall or the follow-up question to which a link leads.
const [anchor] = /^#(pitfall|follow-up)-\d+$/.exec(location.hash) ?? [];
const target = anchor ? one(anchor) : null;
if (target instanceof HTMLDetailsElement) target.open = true;
target?.scrollIntoView({ block: "nearest" });
