from plandag.rules.consent import adopted_versions, consent_reached, gedragen_plan, kring_nu, standing_bezwaren

__all__ = ["adopted_versions", "consent_reached", "gedragen_plan", "kring_nu", "standing_bezwaren"]
