import { importWalls } from "./import-walls.ts";
import { noAmbient } from "./no-ambient.ts";
import { noAmbientSql } from "./no-ambient-sql.ts";
import { noLiteralWords } from "./no-literal-words.ts";

/** The house's own lint rules, loaded by .oxlintrc.json. Each is proven red by scripts/planted/. */
const plugin = {
  meta: { name: "fairmile" },
  rules: {
    "import-walls": importWalls,
    "no-ambient": noAmbient,
    "no-ambient-sql": noAmbientSql,
    "no-literal-words": noLiteralWords,
  },
};

export default plugin;
