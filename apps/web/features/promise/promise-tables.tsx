import type { PromiseErrorView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { offByText, spanOffText } from "./off-by-text.ts";

/** What was promised at the order, and once a driver was found. */
export const StageTable = ({ stages }: { readonly stages: PromiseErrorView["stages"] }): ReactNode => {
  const t = useT();
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.promises.stage")}</HeadCell>
          <HeadCell figure>{t("admin.promises.arrivals")}</HeadCell>
          <HeadCell figure>{t("admin.promises.median")}</HeadCell>
          <HeadCell figure>{t("admin.promises.typical")}</HeadCell>
          <HeadCell figure>{t("admin.promises.p90")}</HeadCell>
          <HeadCell figure>{t("admin.promises.lateShare")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {stages.map((row) => (
          <Row key={row.stage}>
            <Cell className="whitespace-nowrap">{t(`admin.promises.stage.${row.stage}`)}</Cell>
            <Cell figure>{formatCount(row.count)}</Cell>
            <Cell figure>{offByText(row.medianErrorMs, t)}</Cell>
            <Cell figure>{spanOffText(row.medianAbsErrorMs, t)}</Cell>
            <Cell figure>{spanOffText(row.p90AbsErrorMs, t)}</Cell>
            <Cell figure>{t("admin.promises.share", { percent: Math.round((100 * row.lateCount) / row.count) })}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
};

/** The same by the hour in which the driver was found: traffic that the roads do not know shows here. */
export const HourTable = ({ hours }: { readonly hours: PromiseErrorView["hours"] }): ReactNode => {
  const t = useT();
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.promises.hour")}</HeadCell>
          <HeadCell figure>{t("admin.promises.arrivals")}</HeadCell>
          <HeadCell figure>{t("admin.promises.median")}</HeadCell>
          <HeadCell figure>{t("admin.promises.p90")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {hours.map((row) => (
          <Row key={row.hour}>
            <Cell className="figures whitespace-nowrap">
              {t("admin.promises.hourSpan", {
                from: String(row.hour).padStart(2, "0"),
                to: String((row.hour + 1) % 24).padStart(2, "0"),
              })}
            </Cell>
            <Cell figure>{formatCount(row.count)}</Cell>
            <Cell figure>{offByText(row.medianErrorMs, t)}</Cell>
            <Cell figure>{spanOffText(row.p90AbsErrorMs, t)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
};
