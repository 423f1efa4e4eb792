import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** Text that is replaced in a file of a package, and why. */
interface Adaptation {
  readonly file: RegExp;
  readonly text: string;
  readonly by: string;
}

const ADAPTATIONS: readonly Adaptation[] = [
  // Sequelize loads its driver by a name that is no literal.
  {
    file: /sqlite[\\/]connection-manager\.js$/,
    text: 'this._loadDialectModule("sqlite3")',
    by: 'require("sqlite3")',
  },
  // No module may name its caller: the parts are in strict mode.
  {
    file: /passport[\\/]lib[\\/]errors[\\/]authenticationerror\.js$/,
    text: "arguments.callee",
    by: "AuthenticationError",
  },
  // It reads its logo from beside itself when it starts.
  {
    file: /@fastify[\\/]swagger-ui[\\/]index\.js$/,
    text: "await fsPromises.readFile(path.join(__dirname, './static/logo.svg'))",
    by: "Buffer.from(require('./static/logo.svg'))",
  },
  // sql.js has a file in memory, which answers otherwise than a database there.
  {
    file: /sql-wasm(-browser)?\.js$/,
    text: '"dbfile_"+(4294967295*Math.random()>>>0)',
    by: '":memory:"',
  },
];
/** Lessons use SQLite: what Sequelize has besides weighs, and does nothing. */
const DIALECTS =
  /^\.\/dialects\/(mariadb|mssql|mysql|oracle|postgres|db2|snowflake)$/;

/** What a few packages do that no bundle follows. */
export const adaptations: Plugin = {
  name: "adaptations",
  setup(build) {
    for (const { file, text, by } of ADAPTATIONS) {
      build.onLoad({ filter: file }, ({ path }) => {
        const before = readFileSync(path, "utf8");
        if (!before.includes(text)) {
          throw new Error(`${path} no longer has ${text}`);
        }
        return { contents: before.replace(text, by) };
      });
    }
    build.onResolve({ filter: DIALECTS }, ({ path }) => ({
      path: `missing ${path}`,
      namespace: "stand-in",
    }));
  },
};
