// Numbers of cases and copies, which a line break would tear apart at their hyphens.
const numbers = /((?:ACC|AGR|REL)-[\d-]*\d)/u;

/** The label of a record, with its number in one piece. */
export function RecordLabel({ label }: { label: string }) {
  return label.split(numbers).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
