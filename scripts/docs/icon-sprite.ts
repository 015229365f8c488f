import { createHash } from 'node:crypto';
import {
  ArrowLeft,
  ArrowRight,
  Ban,
  Bell,
  BookOpen,
  Building2,
  Calendar,
  Check,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  Clock,
  Copy,
  Download,
  ExternalLink,
  Eye,
  FileText,
  Info,
  Lock,
  LogOut,
  type LucideIcon,
  Mail,
  Menu,
  OctagonAlert,
  Paperclip,
  Pencil,
  Phone,
  Plus,
  Printer,
  Search,
  Siren,
  Trash2,
  TriangleAlert,
  Upload,
  User,
  Users,
  X,
} from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

// The drawings of Lucide that the portal uses, as one file of symbols: pages name them by `<use>`.

const drawings: Readonly<Record<string, LucideIcon>> = {
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  ban: Ban,
  bell: Bell,
  book: BookOpen,
  building: Building2,
  calendar: Calendar,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-right': ChevronRight,
  'circle-alert': CircleAlert,
  'circle-check': CircleCheck,
  clock: Clock,
  copy: Copy,
  download: Download,
  external: ExternalLink,
  eye: Eye,
  file: FileText,
  info: Info,
  lock: Lock,
  'sign-out': LogOut,
  mail: Mail,
  menu: Menu,
  stop: OctagonAlert,
  clip: Paperclip,
  pencil: Pencil,
  phone: Phone,
  plus: Plus,
  print: Printer,
  search: Search,
  siren: Siren,
  trash: Trash2,
  warning: TriangleAlert,
  upload: Upload,
  user: User,
  users: Users,
  close: X,
};

const symbol = ([name, drawing]: [string, LucideIcon]): string => {
  const shapes = renderToStaticMarkup(createElement(drawing)).replace(/^<svg[^>]*>|<\/svg>$/gu, '');
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
};

const sprite = (): string =>
  [
    '<!-- Written by npm run docs from scripts/docs/icon-sprite.ts. Drawings: Lucide (lucide.dev), ISC license. -->',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    ...Object.entries(drawings).map(symbol),
    '</svg>',
  ].join('\n');

/** The file of symbols, and for the code its names and the address at which browsers may keep it: another drawing, another address. */
export const iconFiles = (): { file: string; text: string }[] => {
  const text = sprite();
  const version = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return [
    { file: 'public/icons.svg', text },
    {
      file: 'components/ui/icon/sprite.ts',
      text: [
        '// Written by npm run docs from scripts/docs/icon-sprite.ts.',
        '',
        '/** The drawings of the portal in one file. */',
        `export const spriteAddress = '/icons.svg?v=${version}';`,
        '',
        'export type IconName =',
        `${Object.keys(drawings)
          .map((name) => `  | '${name}'`)
          .join('\n')};`,
      ].join('\n'),
    },
  ];
};
