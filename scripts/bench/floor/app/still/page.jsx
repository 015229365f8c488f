export default function Still() {
  return <p>Hello.</p>;
}
