-- Until now nothing set the time zone of an agency, and all of them had the default. Each gets that of most of its state
-- (lib/domain/agencies/time-zone.ts); an agency of a county with another one is set right when its counties are next
-- corrected.
UPDATE agencies SET time_zone = CASE
    WHEN state_code IN ('AL', 'AR', 'IA', 'IL', 'KS', 'LA', 'MN', 'MO', 'MS', 'ND', 'NE', 'OK', 'SD', 'TN', 'TX', 'WI')
      THEN 'America/Chicago'
    WHEN state_code IN ('CO', 'ID', 'MT', 'NM', 'UT', 'WY') THEN 'America/Denver'
    WHEN state_code IN ('CA', 'NV', 'OR', 'WA') THEN 'America/Los_Angeles'
    WHEN state_code = 'AK' THEN 'America/Anchorage'
    WHEN state_code = 'AS' THEN 'Pacific/Pago_Pago'
    WHEN state_code = 'AZ' THEN 'America/Phoenix'
    WHEN state_code = 'GU' THEN 'Pacific/Guam'
    WHEN state_code = 'HI' THEN 'Pacific/Honolulu'
    WHEN state_code = 'MP' THEN 'Pacific/Saipan'
    WHEN state_code = 'PR' THEN 'America/Puerto_Rico'
    WHEN state_code = 'VI' THEN 'America/St_Thomas'
    ELSE time_zone
  END
  WHERE time_zone = 'America/New_York';
