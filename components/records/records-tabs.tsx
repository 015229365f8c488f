import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { type RecordsTab, recordsTabs } from '@/lib/domain/records/records-tabs';

/** The parts of records management this person may open. */
export function RecordsTabs({ tabs, current }: { tabs: readonly RecordsTab[]; current: RecordsTab }) {
  return <TabLinks label="Records" tabs={tabs.map((tab) => ({ ...recordsTabs[tab], current: tab === current }))} />;
}
