import { ambientSql } from "./ambient-sql.ts";
import { stringOf, type Literal, type Rule, type TemplateElement } from "./ast.ts";

/** Text of strings and templates in domain code holds no SQL that reads the database's clock or chance. */
export const noAmbientSql: Rule = {
  create: (context) => ({
    Literal: (node: Literal): void => {
      for (const message of ambientSql(stringOf(node) ?? "")) context.report({ node, message });
    },
    TemplateElement: (node: TemplateElement): void => {
      for (const message of ambientSql(node.value.cooked ?? node.value.raw)) context.report({ node, message });
    },
  }),
};
