import { calendarFile } from '@/lib/server/calendar/calendar-link';

export const dynamic = 'force-dynamic';

/** The calendar behind a private address, for calendar programs. Every wrong address gets one and the same answer. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const text = file.endsWith('.ics') ? await calendarFile(file.slice(0, -'.ics'.length)) : null;
  if (text === null) return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="duties.ics"',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}
