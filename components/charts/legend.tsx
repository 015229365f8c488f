import { partFills } from './part-fills';

/** What each part of a bar stands for: the shade, its pattern, and the words. */
export function Legend({ parts, label }: { parts: readonly string[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {parts.map((part, at) => (
        <li key={part} className="flex items-center gap-2">
          <svg width="20" height="20" aria-hidden="true" className="shrink-0">
            <rect x="0.5" y="0.5" width="19" height="19" className={`${partFills(at).fill} stroke-edge`} />
            <text x="10" y="14" textAnchor="middle" fontSize="11" className={`font-bold ${partFills(at).text}`}>
              {partFills(at).letter}
            </text>
          </svg>
          {part}
        </li>
      ))}
    </ul>
  );
}
