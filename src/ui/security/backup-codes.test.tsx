import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BackupCodes } from "./backup-codes.tsx";
import { CODES_WORDS } from "./codes-words.ts";

it("backup codes are shown in full, with every way to keep them and one way on", () => {
  const codes = ["ABCD-EFGH-JKLM", "NPQR-STUV-WXYZ"];
  const html = renderToStaticMarkup(
    <BackupCodes codes={codes} email="trader@axisor.local" onKept={() => undefined} />,
  );
  for (const code of codes) expect(html).toContain(`data-testid="backup-code">${code}<`);
  for (const way of ["Copy", "Download", "Print", "I have kept them"]) expect(html).toContain(way);
  expect(html).toContain("They are shown once");
});

it("codes that are left are counted in either language", () => {
  const counted = ({ left }: { readonly left: (count: number) => string }) => [0, 1, 8].map(left);
  expect(counted(CODES_WORDS.en)).toEqual(["None is left.", "1 is left.", "8 are left."]);
  expect(counted(CODES_WORDS["pt-BR"])).toEqual([
    "Não resta nenhum.",
    "Resta 1 código.",
    "Restam 8 códigos.",
  ]);
});
