import { constants } from "node:zlib";
import compression from "compression";

/** Compresses what is sent, with Brotli where the browser takes it. */
export const compressed = compression({
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } },
});
