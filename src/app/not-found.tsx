import { Lost } from "#ui/shell/lost.tsx";

export default function NotFound() {
  return (
    <main className="lost">
      <Lost />
    </main>
  );
}
