"use client";

import { applyDriverCommand, VEHICLE_CLASSES, type VehicleClass } from "@fairmile/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState, type FormEvent, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { LogoMark } from "../../design/components/logo-mark.tsx";
import { Select } from "../../design/components/select.tsx";
import { checkCommand } from "../../src/api/check-command.ts";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { readFailure } from "../../src/api/failure.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { hasRole } from "../../src/auth/role.ts";
import { useSignedIn } from "../../src/auth/signed-in-context.ts";
import { useT } from "../../src/i18n/use-t.tsx";

const withoutSpaces = (phone: string): string => phone.replaceAll(/[\s().-]/g, "").replace(/^00/, "+");

/** Name, phone and vehicle: all a person must say to apply. */
export const SignUpForm = (): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const me = useSignedIn();
  const [name, setName] = useState(me.name);
  const [phone, setPhone] = useState("");
  const [vehicle, setVehicle] = useState<VehicleClass>("bicycle");
  const [wrong, setWrong] = useState<Readonly<Partial<Record<string, string>>>>({});
  const isDriver = hasRole(me, "driver");

  const apply = useMutation(
    trpc.driver.apply.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.me.get.queryFilter());
      },
    }),
  );
  useEffect(() => {
    if (isDriver) router.replace("/driver");
  }, [isDriver, router]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const checked = checkCommand(applyDriverCommand, { name, phone: withoutSpaces(phone), vehicle });
    setWrong(checked.ok ? {} : checked.texts);
    if (checked.ok) apply.mutate(checked.command);
  };
  const fields = { ...fieldTexts(apply.error), ...wrong };
  const isFieldFault = apply.error !== null && readFailure(apply.error).fields.length > 0;

  return (
    <main className="mx-auto flex min-h-dvh max-w-[26rem] flex-col justify-center gap-5 px-5 py-8">
      <LogoMark size={44} className="text-green-text" />
      <h1 className="text-2xl">{t("driver.signUp.title")}</h1>
      <p className="text-ink-2">{t("driver.signUp.intro")}</p>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Input
          label={t("driver.signUp.name")}
          name="name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields["name"]}
        />
        <Input
          label={t("driver.signUp.phone")}
          hint={t("driver.signUp.phoneHint")}
          name="phone"
          type="tel"
          autoComplete="tel"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          error={fields["phone"] === undefined ? undefined : t("driver.signUp.phoneWrong")}
        />
        <Select
          label={t("driver.signUp.vehicle")}
          value={vehicle}
          onChange={setVehicle}
          choices={VEHICLE_CLASSES.map((value) => ({ value, label: t(`driver.vehicle.${value}`) }))}
          error={fields["vehicle"]}
        />
        {apply.error !== null && !isFieldFault ? (
          <p role="alert" className="font-strong text-fault">
            {errorText(apply.error)}
          </p>
        ) : null}
        <Button type="submit" tone="ink" size={56} wide busy={apply.isPending || apply.isSuccess}>
          {t("driver.signUp.send")}
        </Button>
      </form>
    </main>
  );
};
