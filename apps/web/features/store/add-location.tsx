"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addLocationCommand } from "@fairmile/contracts";
import { useState, type FormEvent, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { schemaTexts, type FieldTexts } from "./field-errors.ts";
import { EMPTY_LOCATION, LocationFields, locationInput, type LocationForm } from "./location-fields.tsx";

/** One more place where drivers pick up. */
export const AddLocation = ({ onDone }: { readonly onDone: () => void }): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [location, setLocation] = useState<LocationForm>(EMPTY_LOCATION);
  const [texts, setTexts] = useState<FieldTexts>({});
  const add = useMutation(
    trpc.store.addLocation.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.store.pathFilter());
        toast.success(t("store.settings.locationAdded"));
        onDone();
      },
      onError: (error) => {
        const wrong = fieldTexts(error);
        setTexts(wrong);
        if (Object.keys(wrong).length === 0) toast.error(errorText(error));
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = locationInput(location, name);
    if (input === null) return setTexts({ place: t("store.post.toMissing") });
    const wrong = schemaTexts(addLocationCommand, input);
    setTexts(wrong);
    if (Object.keys(wrong).length === 0) add.mutate(input);
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-[30rem] flex-col gap-3">
      <Input
        label={t("store.settings.locationName")}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={texts["name"]}
      />
      <LocationFields form={location} onChange={setLocation} texts={texts} prefix="" />
      <div className="flex gap-2">
        <Button type="submit" tone="ink" busy={add.isPending}>
          {t("store.settings.save")}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t("store.settings.discard")}
        </Button>
      </div>
    </form>
  );
};
