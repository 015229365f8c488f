import { CopyButton } from './copy-button';

/** A SHA-256 in groups of eight, so that two people can read it to each other; the button copies it whole. */
export function HashText({ hash, label = 'SHA-256' }: { hash: string; label?: string }) {
  const groups = hash.match(/.{1,8}/g) ?? [];
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
      <p className="min-w-0">
        <span className="block text-muted text-sm">{label}</span>
        {/* Spaces only between the groups: copied by hand it is still readable, copied by the button it is exact. */}
        <code className="font-mono text-sm">{groups.join(' ')}</code>
      </p>
      <CopyButton text={hash} what={label} />
    </div>
  );
}
