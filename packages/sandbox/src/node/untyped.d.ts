// The npm packages that Node's own modules came from carry no types.

declare module "url/url.js" {
  export {
    format,
    parse,
    resolve,
    resolveObject,
  } from "node:url";
}

declare module "util/util.js" {
  export {
    callbackify,
    debuglog,
    deprecate,
    format,
    inherits,
    inspect,
    promisify,
    types,
  } from "node:util";
}

declare module "buffer/index.js" {
  export { Buffer } from "node:buffer";
}
