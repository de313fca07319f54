import { Lost } from "#ui/shell/lost.tsx";

/** Inside the frame of the pages behind the login, which is a main landmark already. */
export default function NotFoundHere() {
  return (
    <div className="lost">
      <Lost />
    </div>
  );
}
