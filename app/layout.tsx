import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import './globals.css';

// The file comes from npm and is served by the portal itself: a build and a reader need no font host.
const publicSans = localFont({
  src: '../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-public-sans',
  display: 'swap',
});

export const metadata: Metadata = {
  title: { default: 'ACCESS Partnership Portal', template: '%s · ACCESS Partnership Portal' },
  description:
    'Request, assess, agree, sign and track partnerships between law enforcement agencies and ICE under the ACCESS programs.',
  icons: { icon: '/icon.svg' },
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#162e51' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-US" className={publicSans.variable}>
      <body className="min-h-dvh bg-surface font-sans text-ink antialiased">{children}</body>
    </html>
  );
}
